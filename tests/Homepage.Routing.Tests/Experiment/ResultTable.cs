using System.Globalization;
using System.Text;

namespace Homepage.Routing.Tests.Experiment;

/// <summary>Both deployments side by side, a row for each fault.</summary>
internal sealed class ResultTable
{
    private readonly StringBuilder _text = new("fault | failed of sent, with readiness | with one /health | left rotation | with one /health | restarts | with one /health | stale\n");

    /// <returns>The result of the deployment with readiness.</returns>
    public FaultResult Add(string fault, RoutingExperiment experiment, IReadOnlyDictionary<Deployment, FaultResult> results)
    {
        FaultResult separate = results[experiment.Separate];
        FaultResult usual = results[experiment.Usual];
        _text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{fault} | {separate.Failed} of {separate.Requests.Count} | {usual.Failed} of {usual.Requests.Count} | {Left(separate)} | {Left(usual)} | {separate.Restarts} | {usual.Restarts} | {separate.Stale}");
        foreach (IGrouping<string, Request> failures in separate.Requests.Where(request => !request.IsServed).GroupBy(request => request.Instance))
        {
            _text.AppendLine(CultureInfo.InvariantCulture, $"    with readiness, failed: {failures.Key} × {failures.Count()}, longest {failures.Max(request => request.Took).TotalMilliseconds:0} ms");
        }

        return separate;
    }

    public override string ToString() => _text.ToString();

    private static string Left(FaultResult result) =>
        result.LeftRotation is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left.TotalSeconds:0.00} s") : "–";
}
