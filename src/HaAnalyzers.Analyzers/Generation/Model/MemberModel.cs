namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>How a member answers, which decides the shape of its guard.</summary>
internal enum ResultKind
{
    Void,
    Value,
    Task,
    TaskOfValue,
    ValueTask,
    ValueTaskOfValue,

    /// <summary><c>IAsyncEnumerable&lt;T&gt;</c>: nothing is called before it is read.</summary>
    Stream,

    /// <summary><c>IEnumerable&lt;T&gt;</c>: perhaps nothing is called before it is read.</summary>
    Sequence,
}

/// <summary>What kind of call a member is.</summary>
internal enum CallForm
{
    Method,
    Getter,
    Setter,
}

/// <summary>One method or property accessor of a contract.</summary>
internal sealed record MemberModel
{
    /// <summary>As C# writes it, keywords escaped.</summary>
    public required string Name { get; init; }

    /// <summary>As telemetry and messages call it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The interface that declares it, when it must be implemented explicitly; otherwise <see langword="null"/>.</summary>
    public required string? ExplicitInterface { get; init; }

    /// <summary>The interface through which the inner implementation is called when the contract alone would be ambiguous.</summary>
    public required string? CallThrough { get; init; }

    public required CallForm Form { get; init; }

    /// <summary>An accessor that takes arguments.</summary>
    public required bool IsIndexer { get; init; }

    /// <summary>The property has an <c>init</c> accessor, which nobody can reach: it is implemented explicitly.</summary>
    public required bool HasInitializer { get; init; }

    /// <summary>The type of the property.</summary>
    public required string PropertyType { get; init; }

    public required ResultKind Kind { get; init; }

    /// <summary>The declared return type.</summary>
    public required string ReturnType { get; init; }

    /// <summary>What is answered in the end: the <c>T</c> of a task; empty where there is no result.</summary>
    public required string ResultType { get; init; }

    /// <summary>The <c>T</c> of a stream; empty elsewhere.</summary>
    public required string ElementType { get; init; }

    /// <summary><c>&lt;T1, T2&gt;</c> or empty.</summary>
    public required string TypeParameters { get; init; }

    public required EquatableArray<string> Constraints { get; init; }

    /// <summary>What an implementation that inherits its constraints still has to say, for <c>T?</c> to mean the same.</summary>
    public required string NullableConstraints { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required FallbackModel Fallback { get; init; }

    public required CacheModel? Cache { get; init; }

    /// <summary>The calls of the member have a breaker for themselves.</summary>
    public required bool BreaksAlone { get; init; }

    /// <summary>The parameter by which calls get separate breakers, if there is one.</summary>
    public required BreakerKeyModel? BreakerKey { get; init; }

    /// <summary>The method that tells a right answer from a wrong one; empty when every answer is right.</summary>
    public required string ResultCheck { get; init; }

    public required string? Obsolete { get; init; }

    /// <summary>The empty collection or text of the result type, or <c>default</c>; empty where no fault double answers with it.</summary>
    public required string EmptyAnswer { get; init; }

    public bool IsProperty => Form != CallForm.Method;

    /// <summary>The answer comes after the call has returned, once.</summary>
    public bool IsAsync => Kind is not (ResultKind.Void or ResultKind.Value or ResultKind.Sequence or ResultKind.Stream);

    public bool ChecksResult => ResultCheck.Length > 0;

    public bool HasResult => ResultType.Length > 0;
}

/// <param name="Declaration">Type, modifiers, name and default value.</param>
/// <param name="DeclarationWithoutDefault">The same without the default value.</param>
/// <param name="Name">Keywords escaped.</param>
/// <param name="Type">With <c>global::</c>.</param>
/// <param name="ArgumentModifier"><c>ref </c>, <c>out </c>, <c>in </c> or empty.</param>
/// <param name="IsToken">The cancellation token that the guard replaces by its own.</param>
internal sealed record ParameterModel(
    string Declaration, string DeclarationWithoutDefault, string Name, string Type, string ArgumentModifier, bool IsToken);

/// <param name="Name">The parameter, keywords escaped.</param>
/// <param name="Type">Nullable where it can be.</param>
internal sealed record BreakerKeyModel(string Name, string Type);

/// <param name="MaxAgeSeconds">The age from which an answer is too old.</param>
/// <param name="Capacity">The answers kept at most.</param>
internal sealed record CacheModel(int MaxAgeSeconds, int Capacity);

/// <summary>The degraded behaviour that cannot fail.</summary>
/// <param name="Kind">The member of <c>FallbackKind</c> that telemetry and pages are told.</param>
/// <param name="Expression">The value or method, where there is one.</param>
/// <param name="IsShared">The value is immutable, so that one completed task can serve every caller.</param>
internal sealed record FallbackModel(FallbackForm Kind, string Expression = "", bool IsShared = false);

internal enum FallbackForm
{
    None,
    Empty,
    Default,
    Omitted,
    Method,
    Implementation,
}
