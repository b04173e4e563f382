using HaAnalyzers;

namespace Homepage.Unguarded;

[NonCritical("The page renders although the visit is not written down", TimeoutMilliseconds = 250)]
public interface IViewRecorder
{
    Task RecordViewAsync(int userId, int titleId, CancellationToken cancellationToken);
}
