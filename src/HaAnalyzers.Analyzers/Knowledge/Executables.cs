using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Only a program has a composition root; in a library nobody can know what is put around a registration.</summary>
internal static class Executables
{
    public static bool IsExecutable(Compilation compilation) => compilation.Options.OutputKind is
        OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;
}
