using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge.Health;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>Writes arguments of the calls that add health checks.</summary>
internal static class HealthCheckArguments
{
    /// <summary>The registration a diagnostic points at.</summary>
    public static HealthCheckRegistration? Find(SourceFile file, SyntaxNode node, CancellationToken cancellationToken) =>
        Call(file, node, cancellationToken) is { } invocation ? HealthCheckRegistration.Read(invocation) : null;

    /// <summary>The registration a diagnostic points at, where it is made by hand.</summary>
    public static MadeRegistration? FindMade(SourceFile file, SyntaxNode node, CancellationToken cancellationToken) =>
        Call(file, node, cancellationToken) is { } invocation ? MadeRegistration.Read(invocation) : null;

    /// <summary>Replaces the argument or adds it; nothing where the call ends in a list of arguments for the check itself.</summary>
    public static void Set(FixPlan plan, SourceFile file, HealthCheckRegistration check, string parameter, string value)
    {
        bool canAdd = check.CanTake(parameter) && check.Invocation.TargetMethod.Parameters.All(declared => !declared.IsParams);
        Set(plan, file, check.Argument(parameter), canAdd ? (check.Invocation.Syntax as InvocationExpressionSyntax)?.ArgumentList : null, parameter, value);
    }

    /// <summary>Replaces the timeout or adds it.</summary>
    public static void SetTimeout(FixPlan plan, SourceFile file, MadeRegistration check, string value) =>
        Set(plan, file, check.Timeout, (check.Creation.Syntax as BaseObjectCreationExpressionSyntax)?.ArgumentList, "timeout", value);

    /// <summary>Gives the check one more tag; nothing where its tags are kept elsewhere.</summary>
    public static void AddTag(FixPlan plan, SourceFile file, HealthCheckRegistration check, string tag)
    {
        if (check.Argument("tags") is not { } tags || tags.ConstantValue is { HasValue: true, Value: null })
        {
            Set(plan, file, check, "tags", $"new[] {{ \"{tag}\" }}");
            return;
        }

        ExpressionSyntax? last = tags.Syntax switch
        {
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.LastOrDefault(),
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.LastOrDefault(),
            BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.LastOrDefault(),
            CollectionExpressionSyntax collection => (collection.Elements.LastOrDefault() as ExpressionElementSyntax)?.Expression,
            _ => null,
        };
        if (last is not null)
        {
            plan.Insert(file.Document, last.Span.End, $", \"{tag}\"");
        }
    }

    private static IInvocationOperation? Call(SourceFile file, SyntaxNode node, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? file.Model.GetOperation(call, cancellationToken) as IInvocationOperation : null;

    private static void Set(FixPlan plan, SourceFile file, IOperation? written, ArgumentListSyntax? arguments, string parameter, string value)
    {
        if (written?.Syntax is ExpressionSyntax expression)
        {
            plan.Replace(file.Document, expression.Span, value);
        }
        else if (arguments is not null)
        {
            string separator = arguments.Arguments.Count > 0 ? ", " : "";
            plan.Insert(file.Document, arguments.CloseParenToken.SpanStart, $"{separator}{parameter}: {value}");
        }
    }
}
