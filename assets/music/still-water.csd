; Still water. D pentatonic, intensity 1.
; Two loops of felt tones, 17 s and 23 s long: they meet in the same way only after six and a half minutes.
<CsoundSynthesizer>
<CsInstruments>
#include "instruments.orc"
seed 102

giShape ftgen 0, 0, 1024, -27, 0, -4, 160, -1, 400, 2, 640, -1, 820, 2, 1023, -5

iRightT[] fillarray 0, 3.4, 6.2, 10.9
iRightN[] fillarray 69, 66, 74, 71
Loop "Felt", 6, 318, 17, iRightT, iRightN, 9, -17, .35

iLeftT[] fillarray 1.5, 7.1, 11.6, 17.3
iLeftN[] fillarray 62, 57, 64, 59
Loop "Felt", 8, 316, 23, iLeftT, iLeftN, 11, -15, .3

; what the water shows: the same tones an octave up, later and further away
iHighT[] fillarray 5, 14.2, 22.6
iHighN[] fillarray 78, 81, 76
Loop "Glass", 88, 250, 31, iHighT, iHighN, 8, -30, .2

iLowT[] fillarray 0, 20.5
iLowN[] fillarray 50, 47
Loop "Felt", 140, 300, 41, iLowT, iLowN, 14, -17, .2

giWidth = .9
iBed[] fillarray 50,57,64,  54,57,62,  47,57,62,  52,59,66,  50,59,69
Chords "Pad", 0, 322, 23, 1.5, 3, iBed, -25, .25
Hold "Drone", 0, 330, 38, -24, .2
</CsInstruments>
<CsScore>
i "Master" 0 330 9 14 -3 -6 0
</CsScore>
</CsoundSynthesizer>
