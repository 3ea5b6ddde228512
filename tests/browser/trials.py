"""What must work, tried one after the other.

A trial is a function of a window and the address of a site's root. Its first line says what holds; it fails with a sentence
(AssertionError, or what `Browser` raises).
"""


def fail(window, root, trials, name, only=""):
    """The sentences of the trials that fail, among those with `only` in their names. None may leave an error on the console."""
    failures = []
    for trial in trials:
        if only not in trial.__name__:
            continue
        window.errors()
        says = trial.__doc__.splitlines()[0]
        try:
            trial(window, root)
            errors = window.errors()
            assert not errors, f"the console says {errors}"
            print(f"ok   {name}: {says}", flush=True)
        except (AssertionError, RuntimeError) as error:
            failures.append(f"{name}: {says} {error}")
    return failures
