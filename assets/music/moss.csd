; Moss. G major, intensity 1.
; A low flute breathes over a drone; a second one, lower, answers from elsewhere and never at the same moment.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 103
giLoose = .5

giShape ftgen 0, 0, 1024, -27, 0, -3, 250, 0, 500, 2, 700, -1, 860, 2, 1023, -4

; the first flute: a line of four breaths, and its variant with one note turned upwards
iT1[] fillarray 0, 6.2, 11.5, 16.8,   27, 32.5, 38.2, 44.6
iN1[] fillarray 67, 71, 69, 62,       67, 69, 74, 71
Loop "Flute", 18, 266, 54, iT1, iN1, 7, -18.5, .55

; the answer
iT2[] fillarray 3, 10.5, 19
iN2[] fillarray 59, 62, 55
Loop "Flute", 44, 262, 34, iT2, iN2, 8, -18, .4

; C and D over the G that stays, E minor as its shadow
iGround[] fillarray 55,59,62,66,  55,60,64,67,  52,59,62,67,  54,57,62,69,  55,60,64,71,  52,59,64,66
Chords "Pad", 0, 282, 18, 1.5, 4, iGround, -25, .3
Hold "Drone", 0, 290, 43, -23, .3
Hold "Drone", 4, 286, 38, -29, .3
Hold "Wind", 10, 280, 67, -39, .6

iT3[] fillarray 0, 13
iN3[] fillarray 79, 74
Loop "Bell", 110, 240, 47, iT3, iN3, 11, -32, .1
</CsInstruments>
<CsScore>
i "Master" 0 290 10 14 -4 -5 0
</CsScore>
</CsoundSynthesizer>
