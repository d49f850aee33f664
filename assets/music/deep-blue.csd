; Deep blue. B aeolian, intensity 3.
; Bowed metal, wide and dark; long chords that change every 24 s, with the lowest B under all of them.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 108
giLoose = 1
giWidth = 1

giShape ftgen 0, 0, 1024, -27, 0, -3, 200, -1, 420, 2, 560, 0, 740, 3, 900, -.5, 1023, -4

iDeep[] fillarray 47,54,59,  47,55,62,  50,57,66,  52,59,67,  47,55,64,  45,57,61,  47,54,66
Chords "Metal", 2, 358, 24, 1.7, 3, iDeep, -21, .3
Chords "Pad", 0, 362, 24, 1.5, 3, iDeep, -24, .3
Hold "Drone", 0, 380, 35, -16, .25
Hold "Drone", 10, 372, 30, -24, .2
iFloor[] fillarray 35, 31, 38, 40, 36, 33, 35
Chords "Bass", 26, 356, 24, 1.35, 1, iFloor, -17, .3

iT1[] fillarray 0, 14, 31
iN1[] fillarray 66, 73, 71
Loop "Metal", 80, 330, 43, iT1, iN1, 16, -27, .5
iT2[] fillarray 5, 28
iN2[] fillarray 59, 54
Loop "Bell", 50, 340, 59, iT2, iN2, 15, -22, .1
iT3[] fillarray 0, 11.5, 26
iN3[] fillarray 78, 74, 76
Loop "Glass", 170, 325, 37, iT3, iN3, 12, -30, .1
giWidth = .6
iHigh[] fillarray 66,71,  67,71,  69,74,  67,74,  64,71,  64,69,  66,74
Chords "Strings", 190, 334, 24, 1.5, 2, iHigh, -27, .2
Hold "Wind", 30, 350, 47, -34, .8
</CsInstruments>
<CsScore>
i "Master" 0 380 10 16 -5 -3 0
</CsScore>
</CsoundSynthesizer>
