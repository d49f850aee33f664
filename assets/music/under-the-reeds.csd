; Under the reeds. E dorian, intensity 2.
; A line of eight notes in slow canon: the second voice five seconds behind and an octave lower, the third at half the pace.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 105
giLoose = .15

giShape ftgen 0, 0, 1024, -27, 0, -4, 220, -1, 480, 1.5, 640, -.5, 820, 2, 1023, -5

iT1[] fillarray 0, 4.1, 8.2, 12.3, 17.2, 21.3, 25.4, 29.5
iN1[] fillarray 64, 71, 69, 74, 73, 69, 66, 67
Loop "Reed", 12, 292, 37, iT1, iN1, 6.5, -21, .45

iN2[] fillarray 52, 59, 57, 62, 61, 57, 54, 55
Loop "Reed", 17.2, 290, 37, iT1, iN2, 7.5, -20, .35

iT3[] fillarray 0, 8.2, 16.4, 24.6, 34.4, 42.6, 50.8, 59
Loop "Felt", 86, 286, 74, iT3, iN1, 10, -19, .3
Loop "Glass", 123, 275, 74, iT3, iN1, 10, -27, .1

; the ground under it: E, A, B minor, G, and the C sharp that makes it dorian
iGround[] fillarray 52,59,66,  52,57,61,  54,59,62,  55,59,64,  52,59,64,  52,61,66
Chords "Pad", 0, 302, 18.5, 1.5, 3, iGround, -26, .3
Hold "Drone", 0, 310, 40, -21, .3
Hold "Wind", 8, 300, 64, -41, .5
</CsInstruments>
<CsScore>
i "Master" 0 310 9 14 -3 -6 0
</CsScore>
</CsoundSynthesizer>
