/* What SDL_mixer's playmus does, and nothing else: plays one file after the other. */
#include <SDL.h>
#include <SDL_mixer.h>

int main(int count, char** words) {
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); /* so that it can be ended */
  if (SDL_Init(SDL_INIT_AUDIO) != 0 || Mix_OpenAudio(48000, AUDIO_F32SYS, 2, 1024) != 0) {
    SDL_Log("%s", SDL_GetError());
    return 1;
  }
  for (int i = 1; i < count; ++i) {
    Mix_Music* music = Mix_LoadMUS(words[i]);
    if (music == NULL || Mix_PlayMusic(music, 1) != 0) {
      SDL_Log("%s: %s", words[i], SDL_GetError());
      return 1;
    }
    while (Mix_PlayingMusic()) SDL_Delay(1000);
    Mix_FreeMusic(music);
  }
  return 0;
}
