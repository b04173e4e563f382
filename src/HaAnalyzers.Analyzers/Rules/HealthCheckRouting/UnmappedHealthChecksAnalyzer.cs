using System;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>HA2009: checks that no router can ask for, or only one on a developer's machine.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmappedHealthChecksAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.UnmappedHealthChecks,
        DiagnosticCategories.HealthCheckRouting,
        "Health checks registered, never mapped, or mapped in development only",
        "The health checks {0}, so no router learns what they find; map them where they run in production",
        DiagnosticSeverity.Warning,
        "A check nobody can ask is code that never runs. The one place where it matters is production, where an instance is to be taken out "
            + "of rotation before users notice.");

    private static readonly ImmutableHashSet<string> Endpoints = ImmutableHashSet.Create(
        StringComparer.Ordinal, "MapHealthChecks", "UseHealthChecks", "MapHealthEndpoints");

    private static readonly ImmutableArray<string> JudgedCalls = Endpoints.Add("AddHealthChecks").ToImmutableArray();

    /// <summary>Other ways to make the result known.</summary>
    private static readonly ImmutableHashSet<string> OtherWays = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "HealthCheckService",
        "IHealthCheckPublisher",
        "HealthCheckPublisherOptions",
        "MapDefaultEndpoints",
        "AddHealthChecksUI",
        "MapGrpcHealthChecksService",
        "AddGrpcHealthChecks",
        "UseHealthChecksPrometheusExporter",
        "ForwardToPrometheus");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        Compilation compilation = symbols.Compilation;
        if (!Executables.IsExecutable(compilation) || TestProjects.IsTestProject(compilation) || !FileNames.AnyMayMention(compilation, JudgedCalls))
        {
            return;
        }

        var names = new Lazy<ProgramNames>(() => ProgramNames.For(compilation));
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (Fault(invocation, names) is { } fault)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), fault));
                }
            },
            OperationKind.Invocation);
    }

    private static string? Fault(IInvocationOperation invocation, Lazy<ProgramNames> names)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Name == "AddHealthChecks" && FrameworkAssemblies.Contains(method.ContainingAssembly))
        {
            return names.Value.Mentions("WebApplication")
                && !names.Value.MentionsAny(Endpoints.Concat(OtherWays))
                && !names.Value.HandsApplicationAway()
                    ? "are registered and never mapped"
                    : null;
        }

        return Endpoints.Contains(method.Name)
            && IsInDevelopmentOnly(invocation.Syntax)
            && Operations.Root(invocation).Descendants().OfType<IInvocationOperation>()
                .Where(other => Endpoints.Contains(other.TargetMethod.Name))
                .All(other => IsInDevelopmentOnly(other.Syntax))
            && !names.Value.MentionsAny(OtherWays)
            && !names.Value.HandsApplicationAway()
                ? "are mapped in development only"
                : null;
    }

    private static bool IsInDevelopmentOnly(SyntaxNode node) => node.Ancestors().OfType<IfStatementSyntax>().Any(
        test => test.Statement.Span.Contains(node.Span)
            && test.Condition is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsDevelopment" } });
}
