using System.ComponentModel;

namespace HaAnalyzers.Testing;

/// <summary>What a generated double says of one member; not meant to be written by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FaultMember
{
    private readonly Func<object?, bool> _canAnswer;

    private FaultMember(string name, string result, Func<object?, bool> canAnswer)
    {
        Name = name;
        Result = result;
        _canAnswer = canAnswer;
    }

    internal string Name { get; }

    /// <summary>What the member returns, as messages call it.</summary>
    internal string Result { get; }

    /// <summary>A member whose answer, behind the task if there is one, is of a known type.</summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="name">The name of the member.</param>
    /// <returns>The description.</returns>
    public static FaultMember Returning<TResult>(string name) =>
        new(name, TypeNames.Of(typeof(TResult)), static value => value is TResult || (value is null && default(TResult) is null));

    /// <summary>A member whose answer depends on a type parameter: what fits is found out when it is called.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The description.</returns>
    public static FaultMember ReturningAnything(string name) => new(name, "what its type parameters say", static _ => true);

    /// <summary>A member without an answer.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The description.</returns>
    public static FaultMember ReturningNothing(string name) => new(name, "nothing", static _ => false);

    internal bool CanAnswer(object? value) => _canAnswer(value);
}
