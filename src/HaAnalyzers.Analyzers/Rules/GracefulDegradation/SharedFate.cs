using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>What fails together with a call: those awaited with it, or the loop over what it gives.</summary>
internal static class SharedFate
{
    /// <summary>A part of a sentence that follows the name of the contract; empty where the call fails alone.</summary>
    public static string Of(IOperation call)
    {
        if (AwaitedTogether(call) is { } together)
        {
            string[] others = together
                .Where(task => task != call && !IsVariableOf(task, call))
                .Select(NameOf)
                .Where(name => name.Length > 0)
                .Distinct()
                .ToArray();
            return others.Length == 0 ? "" : $", and {Listed(others)}, awaited with it, {(others.Length == 1 ? "fails" : "fail")} too";
        }

        return Outwards(call).FirstOrDefault(parent => parent is not IConversionOperation) is IForEachLoopOperation { IsAsynchronous: true }
            ? ", and the loop over it ends where it fails"
            : "";
    }

    /// <summary>The tasks of the <c>Task.WhenAll</c> that the call, or the variable it is kept in, is given to.</summary>
    private static IOperation[]? AwaitedTogether(IOperation call)
    {
        IInvocationOperation? all = Outwards(call).TakeWhile(parent => parent is not IAnonymousFunctionOperation).OfType<IInvocationOperation>().FirstOrDefault(IsWhenAll)
            ?? Operations.Root(call).Descendants().OfType<IInvocationOperation>().FirstOrDefault(
                candidate => IsWhenAll(candidate) && Tasks(candidate).Any(given => IsVariableOf(given, call)));
        return all is null ? null : Tasks(all).ToArray();
    }

    private static bool IsWhenAll(IInvocationOperation invocation) => invocation.TargetMethod is { Name: "WhenAll", ContainingType.Name: "Task" };

    private static IEnumerable<IOperation> Tasks(IInvocationOperation all) => all.Arguments.SelectMany(argument => argument.Value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Select(Operations.WithoutConversions),
        var single => new[] { Operations.WithoutConversions(single) },
    });

    private static bool IsVariableOf(IOperation given, IOperation call) =>
        given is ILocalReferenceOperation local
        && Outwards(call).FirstOrDefault(parent => parent is not IConversionOperation) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
        && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local);

    private static string NameOf(IOperation task) => task switch
    {
        IInvocationOperation invocation => $"'{invocation.TargetMethod.Name}'",
        ILocalReferenceOperation local when AssignedValues.OnlyValue(local) is { } value && Operations.WithoutConversions(value) is IInvocationOperation invocation =>
            $"'{invocation.TargetMethod.Name}'",
        ILocalReferenceOperation local => $"'{local.Local.Name}'",
        _ => "",
    };

    private static IEnumerable<IOperation> Outwards(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    private static string Listed(string[] names) =>
        names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
}
