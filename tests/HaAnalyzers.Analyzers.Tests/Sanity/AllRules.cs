using System.Collections.Immutable;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

/// <summary>Every analyzer and every fix of the product.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Create<DiagnosticAnalyzer>(typeof(HaAnalyzer));

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Create<CodeFixProvider>(typeof(MissingFallbackCodeFixProvider));

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <summary>The rows of a theory.</summary>
    public static IEnumerable<TheoryDataRow<string>> Ids => Descriptors.Select(descriptor => new TheoryDataRow<string>(descriptor.Id));

    public static DiagnosticDescriptor Descriptor(string id) => Descriptors.Single(descriptor => descriptor.Id == id);

    public static string Family(DiagnosticDescriptor descriptor) => descriptor.Category[(descriptor.Category.LastIndexOf('.') + 1)..];

    public static bool HasFix(string id) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static ImmutableArray<T> Create<T>(Type anchor)
        where T : class =>
        [
            .. anchor.Assembly.GetTypes()
                .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (T)Activator.CreateInstance(type)!),
        ];
}
