using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// Message handlers that pass each request on once and wait for as long as it takes, as those that add a token or a header do. Where that
/// cannot be seen, a handler may be anything.
/// </summary>
internal static class BareHandlers
{
    /// <summary>Handlers of the framework that only see to the credentials.</summary>
    private static readonly ImmutableHashSet<string> Authorizing = ImmutableHashSet.Create(
        StringComparer.Ordinal, "AuthorizationMessageHandler", "BaseAddressAuthorizationMessageHandler");

    /// <summary>What a handler mentions that repeats, ends or refuses requests.</summary>
    private static readonly ImmutableHashSet<string> Resilience = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Execute", "ExecuteAsync", "CancellationTokenSource", "CancelAfter", "WaitAsync", "WhenAny", "Delay", "Polly", "Policy", "IAsyncPolicy", "ResiliencePipeline");

    /// <summary><c>AddHttpMessageHandler</c> of such a handler, by its type or by a delegate that makes it.</summary>
    public static bool AreAddedBy(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "AddHttpMessageHandler", ContainingType.Name: "HttpClientBuilderExtensions" } method
        && (method.TypeArguments.Length == 1 ? method.TypeArguments[0] : Made(invocation)) is INamedTypeSymbol handler
        && IsBare(handler);

    private static ITypeSymbol? Made(IInvocationOperation invocation) =>
        invocation.Arguments.Select(argument => Operations.WithoutConversions(argument.Value)).OfType<IDelegateCreationOperation>().FirstOrDefault() is
        {
            Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } made }] },
        }
            ? Operations.WithoutConversions(made) switch
            {
                IObjectCreationOperation { Type: var created } => created,
                IInvocationOperation { TargetMethod: { Name: "GetRequiredService", TypeArguments: [var asked] } } => asked,
                _ => null,
            }
            : null;

    private static bool IsBare(INamedTypeSymbol handler)
    {
        ImmutableArray<IMethodSymbol> sends = handler.GetMembers("SendAsync").OfType<IMethodSymbol>().Where(method => method.IsOverride).ToImmutableArray();
        return handler.DeclaringSyntaxReferences.Length == 1
            && handler.GetMembers("Send").IsEmpty
            && (sends.IsEmpty ? Authorizing.Contains(handler.BaseType?.Name ?? "") : handler.BaseType?.Name == "DelegatingHandler" && sends.All(PassesOn))
            && !handler.DeclaringSyntaxReferences[0].GetSyntax().DescendantTokens()
                .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && Resilience.Contains(token.ValueText));
    }

    /// <summary>One call of the base, at the end of the method: what comes back is given back.</summary>
    private static bool PassesOn(IMethodSymbol send)
    {
        InvocationExpressionSyntax[] calls = send.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: "SendAsync" })
            .ToArray();
        return calls.Length == 1
            && !calls[0].Ancestors().TakeWhile(node => node is not MethodDeclarationSyntax).Any(node =>
                node is TryStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or WhileStatementSyntax or ForStatementSyntax
                    or CommonForEachStatementSyntax or DoStatementSyntax);
    }
}
