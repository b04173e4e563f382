using System;
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
        double? milliseconds = Argument(strategy, "seconds") is { } seconds
            ? Durations.Milliseconds(seconds) * 1_000
            : GivenTimeout(strategy) is { } timeout ? Durations.Milliseconds(timeout) : null;
        return milliseconds is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;
    }

    /// <summary>It is a timeout that never ends a call.</summary>
    public static bool NeverEnds(Strategy strategy) => GivenTimeout(strategy) is { } timeout && Durations.IsInfinite(timeout);

    /// <summary>The hedging sends a second request only after the first has failed, so that it never ends one that runs.</summary>
    public static bool HedgesFailuresOnly(Strategy hedging) =>
        Options(hedging) is { } options && Option(options, "Delay") is { } delay && Durations.Milliseconds(delay) < 0;

    private static IOperation? GivenTimeout(Strategy strategy) =>
        Options(strategy) is { } options ? Option(options, "Timeout") : Argument(strategy, "timeout");

    private static IOperation? Argument(Strategy strategy, string parameter) =>
        strategy.Call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

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
        Argument(strategy, "options") is { } value ? Operations.WithoutConversions(value) as IObjectCreationOperation : null;

    private static IOperation? Option(IObjectCreationOperation options, string name) => options.Initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property: { } property } && property.Name == name)?.Value;
}
