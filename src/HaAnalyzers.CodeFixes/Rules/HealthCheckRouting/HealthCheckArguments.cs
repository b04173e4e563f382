using System.Linq;
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
    public static HealthCheckRegistration? Find(SourceFile file, SyntaxNode node, System.Threading.CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && file.Model.GetOperation(call, cancellationToken) is IInvocationOperation invocation
            ? HealthCheckRegistration.Read(invocation)
            : null;

    /// <summary>Replaces the argument or adds it; nothing where the call ends in a list of arguments for the check itself.</summary>
    public static void Set(FixPlan plan, SourceFile file, HealthCheckRegistration check, string parameter, string value)
    {
        if (check.Argument(parameter) is { Syntax: ExpressionSyntax written })
        {
            plan.Replace(file.Document, written.Span, value);
        }
        else if (check.Invocation.Syntax is InvocationExpressionSyntax call && check.CanTake(parameter) && check.Invocation.TargetMethod.Parameters.All(declared => !declared.IsParams))
        {
            string separator = call.ArgumentList.Arguments.Count > 0 ? ", " : "";
            plan.Insert(file.Document, call.ArgumentList.CloseParenToken.SpanStart, $"{separator}{parameter}: {value}");
        }
    }

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
}
