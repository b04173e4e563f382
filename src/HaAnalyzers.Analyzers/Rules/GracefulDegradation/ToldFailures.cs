using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>Which failures a <c>catch</c> passes on to its caller in another form than an exception: they are not swallowed.</summary>
internal static class ToldFailures
{
    /// <summary>By an HTTP status, by what the page shows, or by an answer that is made of the exception: every answer is one of these.</summary>
    /// <param name="try">The statement.</param>
    /// <param name="type">The class it stands in: its own methods may do anything with an exception, and mostly log it.</param>
    public static bool AreTold(ITryOperation @try, INamedTypeSymbol? type)
    {
        bool isTold = false;
        foreach (ICatchClauseOperation clause in @try.Catches)
        {
            HashSet<ISymbol> exceptions = MadeOfTheException(clause);
            List<IReturnOperation> answers = clause.Handler.Descendants().OfType<IReturnOperation>().Where(answer => answer.ReturnedValue is not null).ToList();
            if (answers.Any(answer => !IsHttpError(answer.ReturnedValue!) && !IsMadeOf(exceptions, answer.ReturnedValue!, type)))
            {
                return false;
            }

            isTold |= answers.Count > 0 || SetsHttpStatus(clause) || IsShown(clause, exceptions) || IsFollowedByHttpError(@try);
        }

        return isTold;
    }

    private static bool IsHttpError(IOperation answer) => answer.DescendantsAndSelf().FirstOrDefault(value => value is not IConversionOperation) is IInvocationOperation
    {
        TargetMethod: { Name: "Problem" or "StatusCode" or "InternalServerError" or "NotFound" or "BadRequest", ContainingType.Name: "ControllerBase" or "Results" or "TypedResults" },
    };

    /// <summary>What comes after a clause that only logs is its answer.</summary>
    private static bool IsFollowedByHttpError(ITryOperation @try) =>
        @try.Parent is IBlockOperation { Operations: var statements }
        && statements.IndexOf(@try) + 1 is var next
        && next < statements.Length
        && statements[next] is IReturnOperation { ReturnedValue: { } answer }
        && IsHttpError(answer);

    private static bool SetsHttpStatus(ICatchClauseOperation clause) => clause.Handler.Descendants().OfType<ISimpleAssignmentOperation>()
        .Any(assignment => assignment.Target is IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType.Name: "HttpResponse" } });

    /// <summary>
    /// What the exception says outlives the clause: in a property, as of the model of a page, in an entry, as of <c>TempData</c>, in a variable of
    /// the method, or in the task that somebody waits for. Or the input is refused.
    /// </summary>
    private static bool IsShown(ICatchClauseOperation clause, HashSet<ISymbol> exceptions) => clause.Handler.Descendants().Any(operation => operation switch
    {
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value } =>
            Mentions(value, exceptions) && !local.DeclaringSyntaxReferences.Any(declared => clause.Syntax.Span.Contains(declared.Span)),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation or IParameterReferenceOperation or IDynamicMemberReferenceOperation, Value: var value } =>
            Mentions(value, exceptions),
        IInvocationOperation { TargetMethod: { Name: "SetException" or "TrySetException", ContainingType.Name: "TaskCompletionSource" } } => true,
        IInvocationOperation { TargetMethod: { Name: "AddModelError" or "TryAddModelError", ContainingType.Name: "ModelStateDictionary" } } => true,
        _ => false,
    });

    /// <summary>The exception, and the locals that are made of it.</summary>
    private static HashSet<ISymbol> MadeOfTheException(ICatchClauseOperation clause)
    {
        var made = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var exception })
        {
            made.Add(exception);
            foreach (IVariableDeclaratorOperation local in clause.Handler.Descendants().OfType<IVariableDeclaratorOperation>())
            {
                if (local.GetVariableInitializer() is { } initializer && Mentions(initializer, made))
                {
                    made.Add(local.Symbol);
                }
            }
        }

        return made;
    }

    private static bool IsMadeOf(HashSet<ISymbol> exceptions, IOperation answer, INamedTypeSymbol? type) =>
        Mentions(answer, exceptions)
        && !(Operations.WithoutConversions(answer) is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type));

    private static bool Mentions(IOperation value, HashSet<ISymbol> locals) =>
        value.DescendantsAndSelf().Any(operation => operation is ILocalReferenceOperation { Local: var local } && locals.Contains(local));
}
