namespace HaAnalyzers.AspNetCore;

/// <summary>That <c>AddLoadShedding</c> was called. Asking for the shedder itself would read the options before the host checks them.</summary>
internal sealed class LoadSheddingMarker;
