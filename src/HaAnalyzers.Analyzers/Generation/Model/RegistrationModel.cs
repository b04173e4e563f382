namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>What the composition root needs to know of one guard.</summary>
/// <param name="Contract">With <c>global::</c>.</param>
/// <param name="FullName">As configuration and messages call it.</param>
/// <param name="Guard">With <c>global::</c>, without type parameters.</param>
/// <param name="Fallback">The implementation that answers instead, if there is one.</param>
/// <param name="Pipeline">The name of the pipeline that runs each call, if there is one.</param>
/// <param name="Generic">What a generic contract needs besides, or <see langword="null"/>.</param>
/// <param name="SuppressedWarnings">Warnings that mentioning the contract brings.</param>
internal sealed record RegistrationModel(
    string Contract, string FullName, string Guard, FallbackImplementationModel? Fallback, string? Pipeline, GenericGuardModel? Generic,
    EquatableArray<string> SuppressedWarnings)
{
    public static RegistrationModel Of(ContractModel contract) => new(
        contract.Type,
        contract.FullName,
        contract.Namespace.Length == 0 ? "global::" + contract.GuardName : $"global::{contract.Namespace}.{contract.GuardName}",
        contract.Fallback,
        contract.Pipeline,
        contract.TypeParameters.Length == 0
            ? null
            : new GenericGuardModel(contract.GuardName, contract.TypeParameters, contract.Constraints, contract.OptionAssignments),
        contract.SuppressedWarnings);
}

/// <summary>The guard of a generic contract, for which the composition root has a class that the container can create.</summary>
/// <param name="GuardName">Without namespace.</param>
/// <param name="TypeParameters"><c>&lt;T1, T2&gt;</c>.</param>
/// <param name="Constraints">Those of the contract.</param>
/// <param name="OptionAssignments">Assignments to <c>DependencyOptions</c> that differ from its defaults.</param>
internal sealed record GenericGuardModel(
    string GuardName, string TypeParameters, EquatableArray<string> Constraints, EquatableArray<string> OptionAssignments);
