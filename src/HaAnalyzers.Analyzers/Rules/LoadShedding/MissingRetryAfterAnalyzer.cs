using System;
using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3008: who is rejected is not told when to come back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingRetryAfterAnalyzer : LoadSheddingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.MissingRetryAfter,
        DiagnosticCategories.LoadShedding,
        "Rejection without Retry-After",
        "'{0}' rejects without saying when to come back, so clients do at once; set 'Retry-After' in 'OnRejected'",
        DiagnosticSeverity.Info,
        "A client that is rejected and knows nothing else tries again immediately, and the rejections become load. The middleware of ASP.NET "
            + "Core sets no Retry-After by itself.");

    public MissingRetryAfterAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override ImmutableArray<string> JudgedCalls { get; } = ImmutableArray.Create("AddRateLimiter");

    private protected override object[]? Judge(IInvocationOperation invocation, Lazy<SheddingSetup> setup) =>
        RateLimiting.IsAddRateLimiter(invocation.TargetMethod)
        && setup.Value.Mentions("UseRateLimiter")
        && !setup.Value.SaysRetryAfter
        && !setup.Value.HandsPipelineAway()
            ? new object[] { invocation.TargetMethod.Name }
            : null;
}
