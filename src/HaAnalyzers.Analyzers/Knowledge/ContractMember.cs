using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <param name="Contract">The contract, constructed as the implementation has it.</param>
/// <param name="Member">The member, declared by the contract or by an interface it inherits.</param>
internal sealed record ContractMember(INamedTypeSymbol Contract, ISymbol Member);
