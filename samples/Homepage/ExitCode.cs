namespace Homepage;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The guarded page did not keep its promise.</summary>
    public const int PromiseBroken = 1;

    public const int BadCommandLine = 2;

    /// <summary>Ctrl+C, by the shell's convention.</summary>
    public const int Interrupted = 130;
}
