namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>What referenced assemblies bring to the composition root.</summary>
/// <param name="Guards">Their guards.</param>
/// <param name="Probes">
/// Their readiness probes; <see langword="null"/> where the project does not know health checks.
/// </param>
internal sealed record ReferencedModel(EquatableArray<RegistrationModel> Guards, EquatableArray<ProbeModel>? Probes);
