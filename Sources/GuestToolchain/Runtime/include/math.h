// The part of <math.h> that guests have. Floating point is done in software: integers are many times faster.

#ifndef MATH_H
#define MATH_H

#ifdef __cplusplus
extern "C" {
#endif

double ceil(double a);
double floor(double a);
double trunc(double a);
double round(double a);
double rint(double a);
double sqrt(double a);
double fabs(double a);
float ceilf(float a);
float floorf(float a);
float truncf(float a);
float roundf(float a);
float rintf(float a);
float sqrtf(float a);
float fabsf(float a);

#ifdef __cplusplus
}
#endif

#endif
