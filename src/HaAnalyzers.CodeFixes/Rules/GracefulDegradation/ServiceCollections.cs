using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Finds the expression that names the services in a chain of registrations, and where its registrations end.</summary>
internal static class ServiceCollections
{
    /// <summary><c>builder.Services</c> for <c>builder.Services.AddA().AddB()</c>; <see langword="null"/> where no name stands at the start.</summary>
    public static ExpressionSyntax? Root(ExpressionSyntax chain, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax current = chain;
        while (current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            current = access.Expression;
        }

        return current is IdentifierNameSyntax or MemberAccessExpressionSyntax && IsServices(current, model, cancellationToken) ? current : null;
    }

    public static bool IsServices(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        IsServices(model.GetTypeInfo(expression, cancellationToken).Type);

    /// <summary>
    /// The last statement of the list that still registers something with these services, from the given one on; statements that
    /// build the container, or leave, end the search.
    /// </summary>
    public static StatementSyntax LastRegistration(StatementSyntax first, ExpressionSyntax root)
    {
        string text = root.ToString();
        StatementSyntax last = first;
        foreach (StatementSyntax statement in Statements.Siblings(first).SkipWhile(sibling => sibling != first))
        {
            if (statement is ReturnStatementSyntax || Builds(statement))
            {
                break;
            }

            if (statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Registers(call, text)))
            {
                last = statement;
            }
        }

        return last;
    }

    public static bool Builds(SyntaxNode statement) =>
        statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(
            call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" or "BuildServiceProvider" });

    /// <summary>The outermost statement list in which the services are still in scope.</summary>
    public static StatementSyntax Outermost(
        StatementSyntax statement, ExpressionSyntax root, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax first = root;
        while (first is MemberAccessExpressionSyntax access)
        {
            first = access.Expression;
        }

        ISymbol? symbol = model.GetSymbolInfo(first, cancellationToken).Symbol;
        int declared = symbol is ILocalSymbol ? symbol.DeclaringSyntaxReferences[0].Span.Start : -1;
        while (Statements.Outer(statement) is { } outer && !outer.Span.Contains(declared))
        {
            statement = outer;
        }

        return statement;
    }

    private static bool IsServices(ITypeSymbol? type) =>
        type is not null && type.AllInterfaces.Concat(new[] { type }).Any(candidate => candidate is
        {
            Name: "IServiceCollection",
            ContainingNamespace: { Name: "DependencyInjection", ContainingNamespace.Name: "Extensions" },
        });

    private static bool Registers(InvocationExpressionSyntax call, string root) =>
        call.Expression is MemberAccessExpressionSyntax access && access.Expression.ToString() == root;
}
