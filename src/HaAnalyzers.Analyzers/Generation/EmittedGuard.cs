using System;
using System.Text;
using HaAnalyzers.Analyzers.Generation.Emitting;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Generation;

/// <summary>
/// The file of a guard, which is as its contract is. It is written once, however often it is asked for: a contract that comes or goes moves those
/// behind it in the pipeline, and what is moved is asked for again.
/// </summary>
internal sealed class EmittedGuard(ContractModel contract) : IEquatable<EmittedGuard>
{
    private SourceText? _text;

    public ContractModel Contract => contract;

    public SourceText Text => _text ??= SourceText.From(GuardEmitter.Emit(contract), Encoding.UTF8);

    public bool Equals(EmittedGuard? other) => other is not null && (ReferenceEquals(this, other) || contract.Equals(other.Contract));

    public override bool Equals(object? obj) => Equals(obj as EmittedGuard);

    public override int GetHashCode() => contract.GetHashCode();
}
