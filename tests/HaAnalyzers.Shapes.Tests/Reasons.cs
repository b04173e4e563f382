using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Shapes.Tests;

/// <summary>The reasons for which a contract may be left without a guard; any other is a mistake of the generator.</summary>
internal static class Reasons
{
    private static readonly string[] Known =
    [
        "is static",
        "returns by reference",
        "takes the pointer",
        "returns a pointer",
        "returns the ref struct",
        "cannot outlive the call",
        "is not accessible from this assembly",
        "is protected",
        "returns the awaitable",
        "returns the reader of a stream",
        "would be guarded by",
    ];

    /// <summary>The reason in short, or <see langword="null"/> where it is not one of the known.</summary>
    public static string? Of(Diagnostic report) =>
        Known.FirstOrDefault(reason => report.GetMessage(CultureInfo.InvariantCulture).Contains(reason, StringComparison.Ordinal));
}
