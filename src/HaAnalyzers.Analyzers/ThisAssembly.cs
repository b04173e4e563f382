namespace HaAnalyzers.Analyzers;

internal static class ThisAssembly
{
    /// <summary>The version in <c>[GeneratedCode]</c>; a test compares it with the assembly's.</summary>
    public const string Version = "0.1.0";
}
