; Rain window. B minor pentatonic, intensity 2.
; Quiet rain beyond the glass, and bells from three places in it, each with a round of its own.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 106
giLoose = .6
giWidth = .9

giShape ftgen 0, 0, 1024, -27, 0, -3, 180, 0, 420, 1.5, 600, -1.5, 800, 2, 930, 0, 1023, -4

; showers: they overlap, come nearer and go
iShower[] fillarray 60, 60, 60
Chords "Rain", 0, 330, 44, 1.8, 1, iShower, -36, .45
Hold "Rain", 90, 190, 60, -39, 1
Hold "Rain", 210, 318, 60, -38, .9

iT1[] fillarray 0, 5.5, 12.3
iN1[] fillarray 66, 71, 69
Loop "Bell", 14, 318, 19, iT1, iN1, 9, -22, .3
iT2[] fillarray 2, 13, 21.4
iN2[] fillarray 74, 78, 64
Loop "Bell", 40, 312, 29, iT2, iN2, 11, -24, .2
iT3[] fillarray 7, 24
iN3[] fillarray 59, 54
Loop "Bell", 70, 305, 41, iT3, iN3, 14, -21, .2
iT4[] fillarray 0, 17
iN4[] fillarray 83, 81
Loop "Glass", 150, 290, 37, iT4, iN4, 10, -32, .1

iBed[] fillarray 47,54,62,66,  50,57,62,69,  47,57,64,66,  52,59,62,69,  45,57,64,66
Chords "Pad", 0, 332, 22, 1.5, 4, iBed, -26, .3
Hold "Drone", 0, 340, 35, -19, .3
Hold "Drone", 8, 334, 42, -25, .3
</CsInstruments>
<CsScore>
i "Master" 0 340 10 15 -4 -4 0
</CsScore>
</CsoundSynthesizer>
