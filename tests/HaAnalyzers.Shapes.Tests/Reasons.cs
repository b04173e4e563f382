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
        "is a record",
        "without virtual members",
        "without a constructor that its guard could call",
        "is not virtual",
        "is a field",
        "explicitly, which no guard can override",
        "is required",
        "is abstract, where every object has one",
        "beside a member called Item",
        "is hidden by another member",
        "a name its guard uses itself",
    ];

    /// <summary>The reason in short, or <see langword="null"/> where it is not one of the known.</summary>
    public static string? Of(Diagnostic report) =>
        Known.FirstOrDefault(reason => report.GetMessage(CultureInfo.InvariantCulture).Contains(reason, StringComparison.Ordinal));
}
