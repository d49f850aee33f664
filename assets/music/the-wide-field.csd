; The wide field. E major, intensity 5.
; The fullest piece: every voice there is, entering one after the other over eight chords, all of them still arriving slowly.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 110
giLoose = .5
giWidth = .8

giShape ftgen 0, 0, 1024, -27, 0, -2, 180, -1.5, 400, 0, 620, 1.5, 730, 2.5, 820, 1.5, 930, -1, 1023, -3.5

; E, A over E, C sharp minor, B, A, F sharp minor, E over G sharp, B with its fourth
iChord[] fillarray 52,59,64,68,  52,57,64,69,  49,56,64,68,  47,59,63,66,  45,57,64,73,  54,57,61,69,  56,59,64,71,  47,59,64,66
Chords "Pad", 0, 388, 12, 1.6, 4, iChord, -25, .45
Chords "Strings", 36, 380, 12, 1.5, 4, iChord, -24, .4
iFloor[] fillarray 40, 40, 37, 35, 33, 42, 44, 35
Chords "Bass", 12, 384, 12, 1.5, 1, iFloor, -15, .5
Hold "Drone", 0, 400, 40, -24, .3

; the long line above, in the strings, a note for a chord
iLine[] fillarray 71,76,  73,76,  71,76,  71,78,  73,76,  73,78,  71,80,  71,78
Chords "Strings", 132, 372, 12, 1.6, 2, iLine, -26, .35

; felt tones that walk through the harmony, 25 s for a round, and their companion in 31 s
iT1[] fillarray 0, 4, 8.4, 13, 19
iN1[] fillarray 76, 71, 68, 64, 71
Loop "Felt", 60, 380, 25, iT1, iN1, 9, -21, .4
iT2[] fillarray 2, 9, 17, 24
iN2[] fillarray 64, 59, 66, 68
Loop "Felt", 96, 376, 31, iT2, iN2, 10, -20, .35
iT3[] fillarray 0, 7, 15, 29
iN3[] fillarray 68, 71, 76, 66
Loop "Flute", 150, 360, 43, iT3, iN3, 7.5, -23, .35
iT4[] fillarray 6, 21, 38
iN4[] fillarray 83, 80, 76
Loop "Glass", 108, 370, 53, iT4, iN4, 11, -28, .3
iT5[] fillarray 0, 24
iN5[] fillarray 64, 71
Loop "Bell", 180, 376, 48, iT5, iN5, 13, -23, .3
iT6[] fillarray 0, 20
iN6[] fillarray 52, 59
Loop "Metal", 200, 350, 61, iT6, iN6, 22, -28, .4
Hold "Wind", 160, 370, 64, -38, .8
</CsInstruments>
<CsScore>
i "Master" 0 400 10 16 -4 -4 0
</CsScore>
</CsoundSynthesizer>
