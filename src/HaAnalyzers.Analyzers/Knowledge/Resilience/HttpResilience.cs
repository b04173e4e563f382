using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>
/// Which HTTP clients of the project run behind a standard resilience handler. Read from syntax, once for each compilation and only
/// when a rule asks.
/// </summary>
internal sealed class HttpResilience
{
    private static readonly HashSet<string> Handlers = new(StringComparer.Ordinal) { "AddStandardResilienceHandler", "AddStandardHedgingHandler" };

    private readonly HashSet<string> _clients = new(StringComparer.Ordinal);
    private bool _coversAll;

    private HttpResilience()
    {
    }

    public static HttpResilience Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var resilience = new HttpResilience();
        foreach (SyntaxNode node in SyntaxTrees.HandWrittenNodes(compilation, Handlers, cancellationToken))
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && Handlers.Contains(access.Name.Identifier.ValueText))
            {
                resilience.Add(access);
            }
        }

        return resilience;
    }

    /// <summary>The clients that the type is given have the handler: all have it, or the type is a typed client that has.</summary>
    public bool Covers(INamedTypeSymbol type) => _coversAll || _clients.Contains(type.Name);

    private void Add(MemberAccessExpressionSyntax handler)
    {
        _coversAll |= handler.Ancestors().OfType<InvocationExpressionSyntax>().Any(invocation => Name(invocation)?.Identifier.ValueText == "ConfigureHttpClientDefaults");
        for (ExpressionSyntax? chain = handler.Expression; chain is InvocationExpressionSyntax invocation; chain = (invocation.Expression as MemberAccessExpressionSyntax)?.Expression)
        {
            if (Name(invocation) is GenericNameSyntax { Identifier.ValueText: "AddHttpClient", TypeArgumentList.Arguments: var types })
            {
                _clients.UnionWith(types.Select(TypeSyntaxes.NameOf));
            }
        }
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax invocation) => (invocation.Expression as MemberAccessExpressionSyntax)?.Name;
}
