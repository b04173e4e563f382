namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>What the composition root needs to know of one guard.</summary>
/// <param name="Contract">With <c>global::</c>.</param>
/// <param name="FullName">As configuration and messages call it.</param>
/// <param name="Guard">With <c>global::</c>.</param>
/// <param name="Fallback">The implementation that answers instead, if there is one.</param>
/// <param name="Pipeline">The name of the pipeline that runs each call, if there is one.</param>
internal sealed record RegistrationModel(string Contract, string FullName, string Guard, FallbackImplementationModel? Fallback, string? Pipeline)
{
    public static RegistrationModel Of(ContractModel contract) => new(
        contract.Type,
        contract.FullName,
        contract.Namespace.Length == 0 ? "global::" + contract.GuardName : $"global::{contract.Namespace}.{contract.GuardName}",
        contract.Fallback,
        contract.Pipeline);
}
