; Long horizon. D dorian, intensity 3.
; Four long bass notes, 64 s for the line; with every round one more voice of the strings joins above.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 107
giLoose = .4

giShape ftgen 0, 0, 1024, -27, 0, -.5, 190, -.5, 380, 0, 600, 1, 780, 2, 900, .5, 1023, -3

iLine[] fillarray 38, 41, 36, 43
Chords "Bass", 4, 330, 16, 1.5, 1, iLine, -16, .4
iFifths[] fillarray 45, 48, 43, 50
Chords "Strings", 4, 334, 16, 1.6, 1, iFifths, -21, .2

; the gathering: each voice has the four chords in its own register, and enters a round after the last
iS1[] fillarray 57, 60, 60, 59
giEase = 60
Chords "Strings", 20, 330, 16, 1.6, 1, iS1, -23, .3
giWidth = .8
iS2[] fillarray 62,65,  60,69,  64,67,  62,67
Chords "Strings", 68, 328, 16, 1.6, 2, iS2, -22, .35
iS3[] fillarray 69,76,  72,77,  71,79,  74,79
Chords "Strings", 132, 320, 16, 1.6, 2, iS3, -27, .3
iS4[] fillarray 74, 72, 76, 71
Chords "Flute", 196, 312, 16, 1.1, 1, iS4, -24, .35

; over it, without any hurry, a glass line that needs 52 s
iT1[] fillarray 0, 9, 19, 26.5, 37
iN1[] fillarray 81, 77, 76, 79, 74
Loop "Glass", 60, 318, 52, iT1, iN1, 10, -29, .25
iT2[] fillarray 6, 22
iN2[] fillarray 62, 69
Loop "Bell", 240, 330, 39, iT2, iN2, 12, -25, .2

iBed[] fillarray 50,57,64,  53,57,60,  48,55,62,  50,55,59
Chords "Pad", 0, 338, 16, 1.55, 3, iBed, -22, .3
</CsInstruments>
<CsScore>
i "Master" 0 350 10 15 -4 -5 0
</CsScore>
</CsoundSynthesizer>
