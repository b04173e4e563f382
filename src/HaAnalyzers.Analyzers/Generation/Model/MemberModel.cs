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

    /// <summary>What stands before a member that is not implemented explicitly: <c>public</c>, or <c>public override</c> in the guard of a class.</summary>
    public string Modifiers { get; init; } = "public";

    /// <summary>What stands before the accessor where others may use it less than the property; otherwise empty.</summary>
    public string AccessorModifier { get; init; } = "";

    /// <summary>The gRPC call that is returned, or <see langword="null"/>.</summary>
    public RemoteCallModel? RemoteCall { get; init; }

    /// <summary>The interface through which the inner implementation is called when the contract alone would be ambiguous.</summary>
    public required string? CallThrough { get; init; }

    public required CallForm Form { get; init; }

    /// <summary>An accessor that takes arguments.</summary>
    public required bool IsIndexer { get; init; }

    /// <summary>The accessor that must be there and that nobody can reach, <c>init</c> or a protected one, with its modifier; otherwise empty.</summary>
    public required string UnreachableAccessor { get; init; }

    /// <summary>The type of the property.</summary>
    public required string PropertyType { get; init; }

    public required ResultKind Kind { get; init; }

    /// <summary>The declared return type; for a gRPC call, that of its answer.</summary>
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

    public bool IsOverride => Modifiers != "public";

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
/// <param name="Role">What the guard has to do with it.</param>
internal sealed record ParameterModel(
    string Declaration, string DeclarationWithoutDefault, string Name, string Type, string ArgumentModifier, ParameterRole Role)
{
    public bool IsDynamic => ArgumentModifier == "(object?)";

    public bool IsToken => Role == ParameterRole.Token;

    /// <summary>The token of the caller, where the parameter has it.</summary>
    public string? CallerToken => Role switch
    {
        ParameterRole.Token => Name,
        ParameterRole.CallOptions => Name + ".CancellationToken",
        _ => null,
    };

    /// <summary>The argument for the dependency.</summary>
    /// <param name="token">What it gets in place of the caller's token; <see langword="null"/> for that one.</param>
    /// <param name="name">The parameter, where it goes by another name.</param>
    public string Argument(string? token, string? name = null) => (Role, token) switch
    {
        (ParameterRole.Token, not null) => token,
        (ParameterRole.CallOptions, not null) => $"{name ?? Name}.WithCancellationToken({token})",
        _ => name ?? ArgumentModifier + Name,
    };
}

internal enum ParameterRole
{
    Argument,

    /// <summary>The cancellation token that the guard replaces by its own.</summary>
    Token,

    /// <summary>The options of a gRPC call, which contain the token.</summary>
    CallOptions,

    /// <summary>No parameter of the member: what the caller of a gRPC call may ask of it.</summary>
    RemoteCall,
}

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
