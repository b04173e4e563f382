using System;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3002: a limiter is configured, and no request ever meets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedRateLimiterAnalyzer : LoadSheddingAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Descriptors.Create(
        DiagnosticIds.UnusedRateLimiter,
        DiagnosticCategories.LoadShedding,
        "Limiter registered, never used",
        "'{0}' {1}; {2}",
        DiagnosticSeverity.Warning,
        "The services alone limit nothing: the middleware does, and it knows the policy of an endpoint only where routing has run before it.");

    public UnusedRateLimiterAnalyzer()
        : base(Descriptor)
    {
    }

    private protected override ImmutableArray<string> JudgedCalls { get; } = ImmutableArray.Create("AddRateLimiter", "UseRateLimiter");

    private protected override object[]? Judge(IInvocationOperation invocation, Lazy<SheddingSetup> setup) =>
        Fault(invocation, setup) is (string fault, string nextStep) ? new object[] { invocation.TargetMethod.Name, fault, nextStep } : null;

    private static (string Fault, string NextStep)? Fault(IInvocationOperation invocation, Lazy<SheddingSetup> setup)
    {
        if (RateLimiting.IsAddRateLimiter(invocation.TargetMethod))
        {
            return setup.Value.Mentions("UseRateLimiter") || setup.Value.HandsApplicationAway()
                ? null
                : ("configures limits that no request meets", "call 'UseRateLimiter()' on the application");
        }

        if (!RateLimiting.IsUseRateLimiter(invocation.TargetMethod))
        {
            return null;
        }

        bool hasPolicies = setup.Value.Mentions("RequireRateLimiting") || setup.Value.Mentions("EnableRateLimiting");
        if (hasPolicies && Runs("UseRouting", after: true, invocation) && !Runs("UseRouting", after: false, invocation))
        {
            return ("runs before routing, when no endpoint and none of its policies is known", "move it behind 'UseRouting()'");
        }

        return Runs("UseEndpoints", after: false, invocation)
            ? ("runs after the endpoints, so no request that one of them answers gets here", "move it before 'UseEndpoints()'")
            : null;
    }

    /// <summary>Whether the same method sets up the other middleware of the same application, before or after this one.</summary>
    private static bool Runs(string middleware, bool after, IInvocationOperation invocation) => Operations.Root(invocation).Descendants()
        .OfType<IInvocationOperation>()
        .Any(other => other.TargetMethod.Name == middleware
            && FrameworkAssemblies.Contains(other.TargetMethod.ContainingAssembly)
            && after == (Position(other) > Position(invocation)));

    /// <summary>The calls of a chain begin at the same place; they end in the order they run.</summary>
    private static int Position(IInvocationOperation invocation) => invocation.Syntax.Span.End;
}
