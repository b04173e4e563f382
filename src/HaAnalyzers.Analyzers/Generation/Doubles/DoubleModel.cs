using System;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>The fault double of one contract.</summary>
/// <param name="Contract">What it implements.</param>
/// <param name="IsPublic">Everybody who sees the contract sees the double; else it is internal.</param>
/// <param name="Origin">Where the contract was found; <see langword="null"/> where the project itself declares it.</param>
internal sealed record DoubleModel(ContractModel Contract, bool IsPublic, ContractOrigin? Origin = null)
{
    private const string GuardSuffix = "Guard";

    /// <summary><c>IRecommendations</c> has the double <c>FaultyRecommendations</c>.</summary>
    public string Name => "Faulty" + Contract.GuardName.Substring(0, Contract.GuardName.Length - GuardSuffix.Length);

    /// <summary>That of the contract, as symbols call it; empty for the global one.</summary>
    public string Namespace => Contract.Namespace.Replace("@", "");

    public string HintName => "Faulty" + Contract.HintName.Replace(GuardSuffix + ".", ".");

    public int Arity => NamesIn(Contract.TypeParameters).Length;

    /// <param name="typeParameters">As the models write them: <c>&lt;T1, T2&gt;</c>, or empty.</param>
    public static string[] NamesIn(string typeParameters) => typeParameters.Trim('<', '>').Split([", "], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A contract that a referenced assembly declares, or the outermost type around it.</summary>
/// <param name="Name">Without its namespace.</param>
/// <param name="Arity">How many type parameters it has.</param>
/// <param name="Assembly">The assembly it is in.</param>
internal sealed record ContractOrigin(string Name, int Arity, string Assembly);
