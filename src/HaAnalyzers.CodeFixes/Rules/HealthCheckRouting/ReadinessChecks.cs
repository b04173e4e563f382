using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>Registers checks that exercise what the program depends on: probes of critical contracts, and database contexts.</summary>
internal static class ReadinessChecks
{
    private const string DatabaseExtensions = "Microsoft.Extensions.DependencyInjection.EntityFrameworkCoreHealthChecksBuilderExtensions";

    private const string Tags = "tags: new[] { \"ready\" }";

    /// <param name="dependencies">What is to be exercised, as far as there is a way.</param>
    /// <returns>Whether anything could be registered.</returns>
    public static async Task<bool> PlanAsync(
        FixPlan plan,
        Project project,
        HealthSetup setup,
        IEnumerable<INamedTypeSymbol> dependencies,
        KnownSymbols symbols,
        CancellationToken cancellationToken)
    {
        InvocationExpressionSyntax builder = setup.Builders[0];
        if (project.GetDocument(builder.SyntaxTree) is not { } document
            || await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return false;
        }

        List<INamedTypeSymbol> services = dependencies.OrderBy(type => type.ToDisplayString(), System.StringComparer.Ordinal).ToList();
        string dot = FluentChains.DotBehind(file.Text, builder);
        string checks = "";
        foreach (ProbeCheck check in services.Select(service => ProbeCheck.For(service, symbols)).OfType<ProbeCheck>())
        {
            plan.AddDocument(document, check.FileName, check.Text(file));
            checks += $"{dot}AddCheck<{check.TypeName(file, builder.SpanStart)}>(\"{check.Name}\", {Tags})";
        }

        if (symbols.Compilation.GetBestTypeByMetadataName(DatabaseExtensions) is not null)
        {
            IEnumerable<string> contexts = services
                .Where(type => RemoteApis.IsDatabaseContext(type))
                .Select(type => $"{dot}AddDbContextCheck<{type.ToMinimalDisplayString(file.Model, builder.SpanStart)}>({Tags})");
            checks += string.Concat(contexts);
        }

        if (checks.Length > 0)
        {
            plan.Insert(document, builder.Span.End, checks);
        }

        return checks.Length > 0;
    }
}
