; Homeward. G major, intensity 1.
; Soft chords at the pace of a slow walk, four to a bar of 9.6 s; the way leads on, but nobody is in a hurry.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 114
giLoose = .06
giWidth = .5

giShape ftgen 0, 0, 1024, -27, 0, -2.5, 180, -1, 420, 1.5, 560, -.5, 780, 2, 900, 0, 1023, -5

; G, D over F sharp, E minor, C, G over B, A minor, D with its fourth, D: 76.8 s. Four steps on each.
iWalk[] fillarray 55,62,67,71,  54,62,66,69,  52,59,64,67,  48,60,64,67,  47,59,62,67,  45,57,60,64,  50,57,62,67,  50,57,62,66
iBar = 0
while iBar < 30 do
  iStep = 0
  while iStep < 4 do
    iN = 0
    while iN < 4 do
      iAt = 4 + iBar * 9.6 + iStep * 2.4 + iN * .11
      iSoft = (iStep == 0 ? 0 : -2.5) - (iStep == 3 ? 1 : 0)
      event_i "i", "Felt", iAt, 6, iWalk[(iBar % 8) * 4 + iN], -21 + iSoft, iN * .3 - .45, .25
      iN += 1
    od
    iStep += 1
  od
  iBar += 1
od

Chords "Pad", 0, 290, 9.6, 1.7, 4, iWalk, -28, .35
iFloor[] fillarray 43, 42, 40, 36, 35, 33, 38, 38
Chords "Bass", 4, 288, 9.6, 1.5, 1, iFloor, -18, .3

giLoose = .3
iT1[] fillarray 0, 7, 14.5, 21
iN1[] fillarray 74, 71, 67, 69
Loop "Flute", 60, 270, 43, iT1, iN1, 6.5, -22, .4
iT2[] fillarray 3, 18
iN2[] fillarray 79, 74
Loop "Glass", 120, 280, 31, iT2, iN2, 8, -29, .2
giWidth = .8
Chords "Strings", 158, 282, 9.6, 1.6, 4, iWalk, -31, .2
</CsInstruments>
<CsScore>
i "Master" 0 300 9 14 -5 -7 0
</CsScore>
</CsoundSynthesizer>
