using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes how the disposal of a guard, or of a fault double, is passed through to what is behind it.</summary>
internal static class DisposalEmitter
{
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    /// <param name="disposesInner">The condition under which it is passed through.</param>
    /// <param name="inner">What it is passed through to.</param>
    public static void Write(SourceWriter writer, ContractModel contract, string disposesInner, string inner)
    {
        if (contract.Disposal is { } disposal)
        {
            (string header, string condition, string ofBase) = disposal.Form switch
            {
                DisposalForm.Implement => ("public void Dispose()", disposesInner, ""),
                DisposalForm.Override => ("public override void Dispose()", disposesInner, "base.Dispose();"),
                DisposalForm.Hook => ("protected override void Dispose(bool disposing)", "disposing && " + disposesInner, "base.Dispose(disposing);"),
                _ => ("void global::System.IDisposable.Dispose()", disposesInner, "base.Dispose();"),
            };
            writer.Line("/// <inheritdoc/>");
            using (writer.Open(header))
            {
                using (writer.Open($"if ({condition})"))
                {
                    writer.Line($"((global::System.IDisposable){inner}).Dispose();");
                }

                WriteBase(writer, disposal, ofBase);
            }

            writer.Line();
        }

        if (contract.AsyncDisposal is { } asyncDisposal)
        {
            WriteAsync(writer, asyncDisposal, disposesInner, $"((global::System.IAsyncDisposable){inner}).DisposeAsync()");
        }
    }

    private static void WriteAsync(SourceWriter writer, DisposalModel disposal, string disposesInner, string inner)
    {
        writer.Line("/// <inheritdoc/>");
        if (disposal.Form == DisposalForm.Implement)
        {
            writer.Line($"public {ValueTask} DisposeAsync() =>");
            writer.Line($"    {disposesInner} ? {inner} : default;");
            writer.Line();
            return;
        }

        (string header, string ofBase) = disposal.Form switch
        {
            DisposalForm.Override => ($"public override async {ValueTask} DisposeAsync()", "await base.DisposeAsync().ConfigureAwait(false);"),
            DisposalForm.Hook => ($"protected override async {ValueTask} DisposeAsyncCore()", "await base.DisposeAsyncCore().ConfigureAwait(false);"),
            _ => ($"async {ValueTask} global::System.IAsyncDisposable.DisposeAsync()", "await base.DisposeAsync().ConfigureAwait(false);"),
        };
        using (writer.Open(header))
        {
            using (writer.Open($"if ({disposesInner})"))
            {
                writer.Line($"await {inner}.ConfigureAwait(false);");
            }

            WriteBase(writer, disposal, ofBase);
        }

        writer.Line();
    }

    private static void WriteBase(SourceWriter writer, DisposalModel disposal, string call)
    {
        if (disposal.CallsBase && call.Length > 0)
        {
            writer.Line();
            writer.Line(call);
        }
    }
}
