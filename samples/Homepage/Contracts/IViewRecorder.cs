using HaAnalyzers;

namespace Homepage.Contracts;

[NonCritical("The homepage renders although the visit is not written down", TimeoutMilliseconds = 250)]
public interface IViewRecorder
{
    [OmitFallback("The watch history may miss visits while the service is down")]
    Task RecordViewAsync(int userId, int titleId, CancellationToken cancellationToken);
}
