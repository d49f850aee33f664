; Slow tide. A mixolydian, intensity 2.
; One swell every 20 s, never twice the same: another chord, another height, another weight.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 104
giLoose = .8
giWidth = .85

giShape ftgen 0, 0, 1024, -27, 0, -1.5, 300, 0, 560, 2.5, 720, -1, 880, 1, 1023, -4

; seven chords against groups of four heights: the pattern is whole again after 28 swells, which it never reaches
iSwell[] fillarray 57,64,69,73,  55,62,67,71,  57,62,66,74,  52,59,67,74,  57,64,66,73,  54,62,69,76,  55,62,69,71
Chords "Strings", 2, 300, 20, 1.42, 4, iSwell, -24, .35
Chords "Pad", 0, 306, 20, 1.55, 4, iSwell, -25.5, .3
iDeep[] fillarray 45,52,  43,50,  38,45,  40,47,  45,52,  42,50,  43,50
Chords "Bass", 4, 300, 20, 1.2, 2, iDeep, -21, .2
Hold "Drone", 0, 320, 33, -22, .2

; after the height of a swell a bell, each time a little elsewhere
iT1[] fillarray 13, 33.5, 52
iN1[] fillarray 76, 69, 78
Loop "Bell", 36, 280, 60, iT1, iN1, 11, -25, .25
iT2[] fillarray 9, 31
iN2[] fillarray 81, 74
Loop "Glass", 112, 268, 46, iT2, iN2, 12, -28, .2
iT3[] fillarray 0, 25
iN3[] fillarray 57, 55
Loop "Metal", 96, 256, 53, iT3, iN3, 18, -30, .2
</CsInstruments>
<CsScore>
i "Master" 0 320 10 14 -3 -5 0
</CsScore>
</CsoundSynthesizer>
