; Turning. C sharp aeolian to E major, intensity 3.
; It begins where the height was and comes down: every forty seconds one voice takes its leave, and the minor turns into major.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 111
giLoose = .4
giWidth = .8

giShape ftgen 0, 0, 1024, -27, 0, -6, 130, .5, 200, 2.5, 400, 1.5, 600, 0, 780, -1, 900, -1.5, 1023, -4

; C sharp minor, A, F sharp minor, G sharp minor: 64 s; twice, and then the same steps under E
iDark[] fillarray 49,56,61,64,  45,57,61,64,  42,57,61,69,  44,56,59,63
Chords "Pad", 0, 140, 16, 1.55, 4, iDark, -24, .45
iDusk[] fillarray 49,56,61,64,  45,57,61,64,  47,54,59,66,  52,56,59,64
Chords "Pad", 128, 214, 16, 1.55, 4, iDusk, -24, .35
iLight[] fillarray 52,59,64,68,  52,57,64,69,  52,59,66,68,  52,56,59,71
Chords "Pad", 192, 312, 16, 1.55, 4, iLight, -24, .3

giEase = 36
Chords "Strings", 0, 190, 16, 1.45, 4, iDark, -26, .4
iT1[] fillarray 0, 8.5, 17, 26
iN1[] fillarray 76, 73, 71, 68
Loop "Strings", 0, 80, 37, iT1, iN1, 10, -25, .3
Loop "Metal", 0, 118, 37, iT1, iN1, 14, -28, .3
iT2[] fillarray 4, 13, 23, 30
iN2[] fillarray 61, 68, 64, 59
Loop "Flute", 6, 156, 41, iT2, iN2, 8, -22, .35
iT3[] fillarray 0, 6, 11, 18
iN3[] fillarray 80, 76, 71, 73
Loop "Glass", 10, 236, 29, iT3, iN3, 9, -28, .2
iT4[] fillarray 3, 15, 27
iN4[] fillarray 68, 64, 71
Loop "Felt", 110, 300, 33, iT4, iN4, 11, -19, .3
iT5[] fillarray 0, 10
iN5[] fillarray 76, 80
Loop "Felt", 214, 306, 26, iT5, iN5, 10, -24, .2

iFloor[] fillarray 37, 33, 42, 44
Chords "Bass", 0, 130, 16, 1.5, 1, iFloor, -16, .4
Hold "Drone", 180, 320, 40, -21, .25
</CsInstruments>
<CsScore>
i "Master" 0 320 10 15 -4 -5 0
</CsScore>
</CsoundSynthesizer>
