; Night garden. D, no third; intensity 1. The bed: it has no head, no tail and no seam.
; loop: 600 s. Every round divides 600 s, and what sounds past its end is laid over its beginning.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 115
giQuiet = 0
giLoose = .5
giWidth = .9

giShape ftgen 0, 0, 1024, -27, 0, 0, 150, -2.5, 330, 1.5, 500, -1.5, 700, 2.5, 860, -1, 1023, 0

; D, A, E, G, B and never an F: three layers of air, changing in 24 s, 40 s and 50 s
iAir[] fillarray 50,57,64,  50,55,62,  45,57,59,  52,57,62,  47,57,64
Chords "Pad", 0, 600, 24, 1.55, 3, iAir, -25, .35
iHigh[] fillarray 62,69,  64,71,  62,67
Chords "Strings", 7, 600, 40, 1.6, 2, iHigh, -31, .2
iRoot[] fillarray 38, 38, 38
Chords "Drone", 0, 600, 50, 1.7, 1, iRoot, -20, .25
Chords "Drone", 25, 600, 60, 1.4, 1, iRoot, -25, .2

; rounds of 600/19, 600/23, 600/13 and 600/11 s
iT1[] fillarray 4, 12, 23
iN1[] fillarray 69, 74, 64
Loop "Felt", 0, 600, 600 / 19, iT1, iN1, 11, -21, .25
iT2[] fillarray 1, 9.5, 18
iN2[] fillarray 62, 57, 59
Loop "Felt", 0, 600, 600 / 23, iT2, iN2, 12, -20, .2
iT3[] fillarray 8, 30
iN3[] fillarray 76, 81
Loop "Glass", 0, 600, 600 / 13, iT3, iN3, 12, -29, .2
iT4[] fillarray 14, 40
iN4[] fillarray 62, 67
Loop "Bell", 0, 600, 600 / 11, iT4, iN4, 14, -26, .15
iT5[] fillarray 0, 33
iN5[] fillarray 57, 64
Loop "Flute", 20, 600, 600 / 8, iT5, iN5, 9, -27, .3
iNight[] fillarray 55, 50, 57
Chords "Wind", 11, 600, 600 / 9, 1.2, 1, iNight, -39, .6
</CsInstruments>
<CsScore>
i "Master" 0 690 0 0 -4 -4 600
</CsScore>
</CsoundSynthesizer>
