/// libedit as Swift can call it: its setters are variadic, its streams are C globals, and what runs
/// in a signal handler must not be Swift.
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <stdbool.h>

typedef unsigned char (*CELFunction)(EditLine *, int);
typedef char *(*CELPrompt)(EditLine *);
typedef int (*CELReadCharacter)(EditLine *, wchar_t *);

/// Sets the locale's letters to UTF-8, whatever the environment says; false where there is none.
bool cel_use_utf8(void);
/// The columns that libedit takes for a letter, one after the other where it is not printable.
int cel_column_width(unsigned int scalar);

/// An editor on this program's standard streams, or NULL.
EditLine *cel_open(const char *program);

// One wrapper for each shape of arguments that `el_set` takes.

static inline int cel_set_flag(EditLine *editor, int option, int value) {
  return el_set(editor, option, value);
}
static inline int cel_set_text(EditLine *editor, int option, const char *value) {
  return el_set(editor, option, value);
}
static inline int cel_set_client(EditLine *editor, void *client) {
  return el_set(editor, EL_CLIENTDATA, client);
}
static inline int cel_set_reader(EditLine *editor, CELReadCharacter reader) {
  return el_set(editor, EL_GETCFN, reader);
}
/// The prompt; between two `\1` stand the escape sequences in it, which take no column.
static inline int cel_set_prompt(EditLine *editor, CELPrompt prompt) {
  return el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}
static inline int cel_add(EditLine *editor, const char *name, const char *help, CELFunction body) {
  return el_set(editor, EL_ADDFN, name, help, body);
}
static inline int cel_bind(EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, key, function, NULL);
}
/// Binds a key in vi's command mode.
static inline int cel_bind_command_mode(EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, "-a", key, function, NULL);
}
/// While a line is edited, Ctrl-S and Ctrl-Q are keys like others. In between, what is typed is kept
/// for the next line and not shown in the middle of the output.
static inline void cel_settle_modes(EditLine *editor) {
  el_set(editor, EL_SETTY, "-d", "-ixon", NULL);
  el_set(editor, EL_SETTY, "-x", "-echo", NULL);
}
/// Whether the terminal goes on in the next row by itself when a row is full.
static inline bool cel_wraps(EditLine *editor) {
  const char *value = NULL;
  return el_get(editor, EL_GETTC, "am", &value, (void *)0) == 0 && value != NULL && value[0] == 'y';
}
/// Has the editor rely on that, or break full rows itself.
static inline void cel_set_wraps(EditLine *editor, bool wraps) {
  el_set(editor, EL_SETTC, "am", wraps ? "yes" : "no", NULL);
}
static inline int cel_refresh(EditLine *editor) { return el_set(editor, EL_REFRESH); }

static inline void *cel_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}
static inline bool cel_is_vi(EditLine *editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name != NULL && name[0] == 'v';
}
static inline int cel_columns(EditLine *editor) {
  int columns = 80;
  el_get(editor, EL_GETTC, "co", &columns, (void *)0);
  return columns;
}
static inline int cel_rows(EditLine *editor) {
  int rows = 24;
  el_get(editor, EL_GETTC, "li", &rows, (void *)0);
  return rows;
}

// Signals: a handler only counts and wakes whoever waits; SA_RESTART is off, so that waiting ends.

/// What came in since it was last asked for.
typedef struct {
  bool interrupt; ///< SIGINT
  bool resize;    ///< SIGWINCH
  bool suspend;   ///< SIGTSTP, while it is held
} CELSignals;

/// Handles SIGINT, SIGWINCH, SIGTERM and SIGHUP from now on; false where no pipe could be made.
bool cel_signals_install(void);
CELSignals cel_signals_take(void);
/// From now on SIGINT comes to a thread that runs and not to the calling one, which waits and would have
/// to be given a processor first; the handler calls the function there. `cel_signals_keep_interrupts`
/// ends that.
void cel_signals_leave_interrupts(void (*function)(void *), void *argument);
void cel_signals_keep_interrupts(void);
/// SIGTERM or SIGHUP once one has come, else 0: the program is to end in good order.
int cel_signals_ending(void);
/// Something came in that was not taken yet.
bool cel_signals_pending(void);
/// Readable when a signal came in or someone woke us; -1 before signals are installed.
int cel_signals_descriptor(void);
/// Empties the pipe behind the descriptor.
void cel_signals_drain(void);
/// Makes whoever waits look around; any thread may call it.
void cel_signals_wake(void);
/// From now on SIGTSTP is reported instead of stopping the process; false where it was held already, or
/// is to be ignored. `cel_signals_release_suspend` ends that.
bool cel_signals_hold_suspend(void);
void cel_signals_release_suspend(void);
/// Stops the process as Ctrl-Z does; comes back when it goes on.
void cel_signals_suspend(void);

// The terminal.

/// Remembers how the terminal is now, to bring it back on exit and on fatal signals; not on those that
/// installed signals hold.
void cel_terminal_guard(int descriptor);
/// Brings the guarded terminal back as it was, for another program to use meanwhile.
void cel_terminal_lend(void);
/// Ends that.
void cel_terminal_take_back(void);

#endif
