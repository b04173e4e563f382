using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>The one statement of a project in which a host builder is turned into the application.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Builder">The name of the builder.</param>
internal sealed record HostBuild(Document Document, StatementSyntax Statement, ExpressionSyntax Builder)
{
    private static readonly HashSet<string> Builders = new(StringComparer.Ordinal) { "WebApplicationBuilder", "HostApplicationBuilder" };

    /// <summary>Returns <see langword="null"/> when there is none or no single one.</summary>
    public static async Task<HostBuild?> FindAsync(Project project, CancellationToken cancellationToken)
    {
        var found = new List<HostBuild>();
        foreach (Document document in project.Documents)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            MemberAccessExpressionSyntax[] candidates = root.DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(invocation => invocation.ArgumentList.Arguments.Count == 0)
                .Select(invocation => invocation.Expression)
                .OfType<MemberAccessExpressionSyntax>()
                .Where(access => access is { Name.Identifier.ValueText: "Build", Expression: IdentifierNameSyntax })
                .ToArray();
            if (candidates.Length > 0
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model)
            {
                found.AddRange(candidates
                    .Where(access => model.GetTypeInfo(access.Expression, cancellationToken).Type is { } type && Builders.Contains(type.Name))
                    .Select(access => (Statement: Statements.Listed(access), access.Expression))
                    .Where(build => build.Statement is not null)
                    .Select(build => new HostBuild(document, build.Statement!, build.Expression)));
            }
        }

        return found.Count == 1 ? found[0] : null;
    }
}
