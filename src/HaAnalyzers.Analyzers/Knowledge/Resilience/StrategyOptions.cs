using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>Reads how a strategy is set up, where the code says so in plain values.</summary>
internal static class StrategyOptions
{
    /// <summary>Every failure that the other one reacts to is handled here first.</summary>
    public static bool HandlesAllOf(Strategy strategy, Strategy other) =>
        Handled(strategy) is { } handled && Handled(other) is { } wanted && handled.Covers(wanted);

    /// <summary>The timeout, where it is a number in the code.</summary>
    public static TimeSpan? Timeout(Strategy strategy)
    {
        IOperation? value = strategy.Call.Arguments
            .FirstOrDefault(argument => argument.Parameter is { Name: "timeout" or "seconds" or "options" })?.Value;
        if (value is not null && Operations.WithoutConversions(value) is IObjectCreationOperation options)
        {
            value = Option(options, "Timeout");
        }

        return (value is null ? null : Operations.WithoutConversions(value)) switch
        {
            { ConstantValue: { HasValue: true, Value: int seconds } } when strategy.Call.Arguments.Any(argument => argument.Parameter?.Name == "seconds") =>
                TimeSpan.FromSeconds(seconds),
            IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "TimeSpan" }, Arguments: [{ Value: var number }, ..] } => Duration(name, number),
            _ => null,
        };
    }

    /// <summary>The hedging sends a second request only after the first has failed, so that it never ends one that runs.</summary>
    public static bool HedgesFailuresOnly(Strategy hedging) =>
        Options(hedging) is { } options && Option(options, "Delay") is { } delay && Operations.WithoutConversions(delay) switch
        {
            IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" } => true,
            IInvocationOperation { TargetMethod.ContainingType.Name: "TimeSpan", Arguments: [{ Value: var number }, ..] } =>
                Operations.WithoutConversions(number).ConstantValue is { HasValue: true, Value: int or long or double } constant
                && Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) < 0,
            _ => false,
        };

    private static TimeSpan? Duration(string factory, IOperation number)
    {
        if (Operations.WithoutConversions(number).ConstantValue is not { HasValue: true, Value: int or long or double } constant)
        {
            return null;
        }

        double value = Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture);
        double? milliseconds = factory switch
        {
            "FromMilliseconds" => value,
            "FromSeconds" => value * 1_000,
            "FromMinutes" => value * 60_000,
            _ => null,
        };
        return milliseconds is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;
    }

    /// <summary>The failures a strategy reacts to; <see langword="null"/> where results or conditions play a part.</summary>
    private static HandledFailures? Handled(Strategy strategy)
    {
        IInvocationOperation call = strategy.Call;
        if (PollyApi.IsPolicy(call.TargetMethod.ReturnType))
        {
            return HandledFailures.Read(Operations.ChainedTo(call));
        }

        return Options(strategy) is not { Type: { } type } options || type.Name.StartsWith("Http", StringComparison.Ordinal)
            ? null
            : Option(options, "ShouldHandle") is { } predicate ? HandledFailures.Read(predicate) : HandledFailures.Default(options);
    }

    private static IObjectCreationOperation? Options(Strategy strategy) =>
        strategy.Call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "options") is { Value: var value }
            ? Operations.WithoutConversions(value) as IObjectCreationOperation
            : null;

    private static IOperation? Option(IObjectCreationOperation options, string name) => options.Initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property: { } property } && property.Name == name)?.Value;
}
