namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>Everything the emitter needs to know of one contract; types are written as C# would write them.</summary>
internal sealed record ContractModel
{
    /// <summary>The namespace of contract and guard; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The contract with <c>global::</c>.</summary>
    public required string Type { get; init; }

    /// <summary>An interface: whoever implements it inherits nothing. Otherwise a class, from which the guard derives.</summary>
    public required bool IsInterface { get; init; }

    /// <summary>A generated gRPC client.</summary>
    public required bool IsRemoteClient { get; init; }

    /// <summary><c>&lt;T1, T2&gt;</c> of the contract and of the types it is nested in, or empty.</summary>
    public required string TypeParameters { get; init; }

    public required EquatableArray<string> Constraints { get; init; }

    /// <summary>The contract as configuration and messages call it.</summary>
    public required string FullName { get; init; }

    public required string GuardName { get; init; }

    /// <summary>Unique, ASCII and short.</summary>
    public required string HintName { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }

    public required string Reason { get; init; }

    /// <summary>The attribute that makes uses of an obsolete contract legal, or <see langword="null"/>.</summary>
    public required string? Obsolete { get; init; }

    /// <summary>Naming the contract is an error, which no directive suppresses.</summary>
    public required bool IsObsoleteAsError { get; init; }

    /// <summary>Assignments to <c>DependencyOptions</c> that differ from its defaults.</summary>
    public required EquatableArray<string> OptionAssignments { get; init; }

    /// <summary>The implementation that answers instead, or <see langword="null"/>.</summary>
    public required FallbackImplementationModel? Fallback { get; init; }

    /// <summary>The name of the pipeline that runs each call, or <see langword="null"/>.</summary>
    public required string? Pipeline { get; init; }

    public required EquatableArray<MemberModel> Members { get; init; }

    public required EquatableArray<EventModel> Events { get; init; }

    /// <summary>Warnings that mentioning the contract brings: those of experimental and of specially obsolete types.</summary>
    public required EquatableArray<string> SuppressedWarnings { get; init; }

    /// <summary>The contract, or what it extends, is disposable; otherwise <see langword="null"/>.</summary>
    public required DisposalModel? Disposal { get; init; }

    public required DisposalModel? AsyncDisposal { get; init; }

    /// <summary>The guard as the guard itself calls it.</summary>
    public string GuardType => GuardName + TypeParameters;
}

/// <summary><c>Fallback = typeof(Type)</c> of a contract.</summary>
/// <param name="Type">With <c>global::</c>.</param>
/// <param name="ConstructorServices">What its constructor takes from the container; <see langword="null"/> when only a registration can provide it.</param>
internal sealed record FallbackImplementationModel(string Type, EquatableArray<string>? ConstructorServices);
