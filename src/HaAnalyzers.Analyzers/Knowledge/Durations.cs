using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Reads durations that the code says in plain values.</summary>
internal static class Durations
{
    private const int MaxSteps = 4;

    /// <summary>The factory methods of <see cref="TimeSpan"/>, and the parameters of its constructors.</summary>
    private static readonly Dictionary<string, double> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Days"] = 86_400_000,
        ["Hours"] = 3_600_000,
        ["Minutes"] = 60_000,
        ["Seconds"] = 1_000,
        ["Milliseconds"] = 1,
        ["Microseconds"] = 0.001,
        ["Ticks"] = 0.0001,
    };

    /// <summary>Certainly one that never ends, so that whatever is given it has no timeout.</summary>
    public static bool IsInfinite(IOperation duration) => Milliseconds(duration) is Timeout.Infinite;

    /// <summary>A number alone is one of milliseconds; -1 is a duration that never ends. <see langword="null"/> where nobody can know.</summary>
    public static double? Milliseconds(IOperation duration) => Followed(duration) switch
    {
        { ConstantValue: { HasValue: true, Value: int milliseconds } } => milliseconds,
        IFieldReferenceOperation { Field: { Name: nameof(Timeout.InfiniteTimeSpan), ContainingType.Name: nameof(Timeout) } } => Timeout.Infinite,
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(TimeSpan), Name: var factory }, Arguments: var arguments }
            when factory.StartsWith("From", StringComparison.Ordinal) => Sum(arguments, parameter => parameter.Ordinal == 0 ? factory.Substring("From".Length) : parameter.Name),
        IObjectCreationOperation { Type.Name: nameof(TimeSpan), Arguments: { IsEmpty: false } arguments } => Sum(arguments, parameter => parameter.Name),
        _ => null,
    };

    private static double? Sum(IEnumerable<IArgumentOperation> arguments, Func<IParameterSymbol, string> unitOf) =>
        arguments.Aggregate((double?)0, (sum, argument) => sum
            + (argument.Parameter is { } parameter
                && Units.TryGetValue(unitOf(parameter), out double unit)
                && Operations.WithoutConversions(argument.Value).ConstantValue is { HasValue: true, Value: int or long or double } number
                    ? Convert.ToDouble(number.Value, CultureInfo.InvariantCulture) * unit
                    : null));

    /// <summary>What a local or a member that never changes holds. They can be made of each other in a circle, be it by mistake.</summary>
    private static IOperation Followed(IOperation duration)
    {
        IOperation value = Operations.WithoutConversions(duration);
        for (int step = 0; step < MaxSteps; step++)
        {
            IOperation? source = value switch
            {
                { ConstantValue.HasValue: true } => null,
                ILocalReferenceOperation local => AssignedValues.OnlyValue(local),
                IMemberReferenceOperation member => DeclaredValues.OnlyValue(member),
                _ => null,
            };
            if (source is null)
            {
                break;
            }

            value = Operations.WithoutConversions(source);
        }

        return value;
    }
}
