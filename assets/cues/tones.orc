; Pulses for the staff call, after IEC 60601-1-8: a fundamental between 150 and 1000 Hz, six partials below 4 kHz,
; the weakest of them 12 dB below the strongest, a rise over 15 % of the pulse and a fall over 25 %. No pulse is
; sudden, and none rings into the next: the number of pulses has to be heard.

sr     = 48000
ksmps  = 16
nchnls = 1
0dbfs  = 1

giTone ftgen 0, 0, 16384, 10, 1, .8, .65, .5, .36, .25

; p4 pitch (MIDI)
instr Pulse
  aEnv cosseg 0, p3 * .15, 1, p3 * .6, .85, p3 * .25, 0
  aOut poscil .25, mtof:i(p4), giTone
  out aOut * aEnv
endin

; A moment of silence at the end, so that the last fall is whole.
instr Rest
  out a(0)
endin
