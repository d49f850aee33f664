; Rising. A lydian, intensity 4.
; A phrase of five notes climbs by a step with every round, and in four minutes its notes come twice as close together.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 109
giLoose = .2
giWidth = .6

giShape ftgen 0, 0, 1024, -27, 0, -1.5, 250, -1, 520, .5, 740, 2.5, 860, 1.5, 940, -1, 1023, -3

; A B C# D# E F# G# over three octaves; phrase iRound starts on its degree, steps over thirds and falls back
iScale[] fillarray 57, 59, 61, 63, 64, 66, 68, 69, 71, 73, 75, 76, 78, 80, 81
iSteps[] fillarray 0, 2, 1, 4, 3
iRound = 0
iAt = 10
while iRound < 14 do
  iPace = 4 - 2 * limit:i(iAt / 240, 0, 1)
  iDegree = iRound % 7 + (iRound > 6 ? 2 : 0)
  iTime = iAt
  iN = 0
  while iN < 5 do
    iNote = iScale[iDegree + iSteps[iN]]
    iPlace random -.6, .6
    event_i "i", "Felt", iTime, 9, iNote, -20, iPlace, .4
    event_i "i", "Flute", iTime + iPace * .1, iPace * 1.7, iNote - 12, -24 + iRound * .25, -iPlace, .3
    if iRound > 4 then
      event_i "i", "Glass", iTime + iPace * .5, 8, iNote, -29, -iPlace, .2
    endif
    iTime += iPace
    iN += 1
  od
  iAt += iPace * 5 + 4
  iRound += 1
od

; under it the harmony opens upwards too: A, B over A, C sharp minor, E; the round takes 60 s, then once more, wider
iWide[] fillarray 45,57,64,69,  47,59,66,69,  49,56,64,71,  52,59,64,68,  45,61,64,71,  47,59,63,66,  54,61,64,69,  52,59,68,71
Chords "Strings", 0, 310, 15, 1.45, 4, iWide, -25, .35
Chords "Pad", 0, 318, 15, 1.55, 4, iWide, -25, .4
iFloor[] fillarray 33, 35, 37, 40, 33, 35, 42, 40
Chords "Bass", 30, 312, 15, 1.4, 1, iFloor, -16, .5
Hold "Drone", 0, 330, 45, -24, .3
giWidth = .9
iLate[] fillarray 76,81,  78,83,  76,80,  80,83
Chords "Strings", 165, 306, 15, 1.6, 2, iLate, -29, .3
</CsInstruments>
<CsScore>
i "Master" 0 330 10 15 -4 -5 0
</CsScore>
</CsoundSynthesizer>
